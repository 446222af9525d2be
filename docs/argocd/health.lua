local health = {status = "Progressing", message = "waiting for the operator"}
local status = obj.status
if status == nil or status.conditions == nil then
  return health
end
local conditions = {}
for _, condition in ipairs(status.conditions) do
  conditions[condition.type] = condition
end
local ready = conditions.Ready
if ready == nil then
  return health
end
health.message = ready.message
if ready.reason == "Paused" then
  health.status = "Suspended"
elseif status.observedGeneration ~= obj.metadata.generation then
  health.message = "waiting for the operator to see the newest change"
elseif conditions.Stalled ~= nil and conditions.Stalled.status == "True" then
  health.status = "Degraded"
elseif conditions.Drifted ~= nil and conditions.Drifted.status == "True" then
  health.status = "Degraded"
  health.message = conditions.Drifted.message
elseif ready.status == "True" and obj.metadata.deletionTimestamp == nil then
  health.status = "Healthy"
end
return health
