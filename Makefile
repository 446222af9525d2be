.DEFAULT_GOAL := help
.PHONY: help build test ci publish image-check chart chart-write docs docs-check bench demo run crds crds-check testbed testbed-check format simulator simulator-bench

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build everything, warnings are errors
	@dotnet build RoleOperator.sln

test: testbed ## run all tests: unit, and integration against a real kube-apiserver and moto
	@hack/test.sh

ci: testbed ## everything that CI checks: all tests, formatting, generated files, the image
	@hack/test.sh --ci

publish: ## make the image's program in artifacts/publish: trimmed, compiled ahead, self-contained
	@hack/publish.sh

image-check: testbed ## follow the Dockerfile without Docker, run its program as a container would, print its size and start-up time
	@[ -n "$$TEST_RESULTS" ] || dotnet build tests/RoleOperator.Image.Tests --verbosity quiet --nologo
	@rm -f artifacts/image-figures.txt
	@hack/test-project.sh RoleOperator.Image.Tests
	@cat artifacts/image-figures.txt

bench: testbed ## measure 10,000 objects in the informer against a real kube-apiserver
	@dotnet run --configuration Release --project tests/RoleOperator.Benchmarks

demo: ## show the operator at work, from the first manifest to the empty account
	@echo "Building the demo; the first time takes a minute or two."
	@dotnet run --project hack/demo -- demo

run: ## start the operator to play with, on a testbed or where KUBECONFIG, AWS_ENDPOINT_URL, AWS_PROFILE point; Ctrl-C ends it
	@echo "Building the operator; the first time takes a minute or two."
	@dotnet run --project hack/demo -- run

format: ## format the code
	@dotnet format RoleOperator.sln

testbed-check: testbed ## check the testbed itself, claim by claim
	@hack/testbed.test.sh

testbed: ## make sure that a local control plane and moto are there (built once)
	@hack/testbed.sh build

crds: ## write crds/ anew from the C# types
	@dotnet run --project src/generators/CrdGenerator -- write crds

crds-check: ## fail when crds/ is not what the C# types say
	@dotnet run --project src/generators/CrdGenerator -- check crds

chart: testbed ## check the Helm chart: render it in many ways, create what comes out, run the operator under its roles
	@[ -n "$$TEST_RESULTS" ] || dotnet build tests/RoleOperator.Chart.Tests --verbosity quiet --nologo
	@hack/test-project.sh RoleOperator.Chart.Tests

chart-write: ## write the copies in the chart and docs/reference/values.md anew
	@cp crds/*.yaml charts/role-operator/files/crds/
	@cp LICENSE charts/role-operator/
	@hack/testbed.sh chart reference charts/role-operator > docs/reference/values.md

simulator: ## start the AWS simulator; it prints the exports for a shell, Ctrl-C ends it (ARGS="--port 0 --seed 1 --account 123456789012")
	@dotnet run --project tests/RoleOperator.AwsSimulator -- $(ARGS)

simulator-bench: ## measure the AWS simulator: calls a second and memory over a million calls (ARGS="--calls 100000")
	@dotnet run --configuration Release --project tests/RoleOperator.AwsSimulator.Benchmarks -- $(ARGS)

docs: ## write the generated references in docs/reference anew
	@dotnet run --project src/generators/ReferenceGenerator -- write docs/reference

docs-check: testbed ## fail when the references are stale; run or check every command, manifest and link in the documents
	@[ -n "$$TEST_RESULTS" ] || dotnet build tests/RoleOperator.Docs.Tests --verbosity quiet --nologo
	@dotnet run --no-build --project src/generators/ReferenceGenerator -- check docs/reference
	@hack/test-project.sh RoleOperator.Docs.Tests
