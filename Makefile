.DEFAULT_GOAL := help
.PHONY: help testbed crds crds-check

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

testbed: ## make sure that a local control plane and moto are there (built once)
	@hack/testbed.sh build

crds: ## write crds/ anew from the C# types
	@dotnet run --project src/generators/CrdGenerator -- write crds

crds-check: ## fail when crds/ is not what the C# types say
	@dotnet run --project src/generators/CrdGenerator -- check crds
