# shellcheck shell=bash disable=SC2016 # the code in single quotes is evaluated later
# Two motos side by side.

iam() {
    curl --silent --fail --max-time 20 "$1/" --data "Version=2010-05-08&$2" \
        --header 'Authorization: AWS4-HMAC-SHA256 Credential=testing/20200101/us-east-1/iam/aws4_request'
}
trust='%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D'

testbed start-moto "$WORK/b" >"$WORK/moto.out" &
starting=$!
first=$(testbed start-moto "$WORK/a" | tail -n 1)
claim "a moto starts and prints its URL" grep --quiet '^http://127.0.0.1:[0-9]*$' <<<"$first"
claim "another one starts at the same time" wait "$starting"
second=$(tail -n 1 "$WORK/moto.out")
claim "it knows AWS's managed policies" \
    iam "$first" 'Action=GetPolicy&PolicyArn=arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'
claim "a role is created in the first" iam "$first" "Action=CreateRole&RoleName=probe&AssumeRolePolicyDocument=$trust"
claim "the first has it" iam "$first" 'Action=GetRole&RoleName=probe'
claim "the second has not" refute iam "$second" 'Action=GetRole&RoleName=probe'
claim "a reset clears it" eval 'curl --silent --fail --request POST "$first/moto-api/reset" && ! iam "$first" "Action=GetRole&RoleName=probe"'
claim "env names the URL" grep --quiet --fixed-strings "export AWS_ENDPOINT_URL=$first" <(testbed env "$WORK/a")
claim "env is silent about what does not run" refute grep --quiet KUBECONFIG <(testbed env "$WORK/a")
claim "a Python with boto3 runs what it is given" \
    grep --quiet '^ok$' <(testbed boto3 <<<'import boto3; print("ok")')
claim "an endpoint of one's own is used" test "$(AWS_ENDPOINT_URL=$second testbed start-moto "$WORK/d")" = "$second"
claim "the first stops" testbed stop-moto "$WORK/a"
claim "the second still answers" iam "$second" Action=ListRoles

cp "$WORK/b/moto.port" "$WORK/a/moto.port"
claim "a start on a port that another process took says so" \
    grep --quiet 'is taken by another process' <("$HERE/testbed.sh" start-moto "$WORK/a" 2>&1)
claim "the second stops" testbed stop-moto "$WORK/b"
