.DEFAULT_GOAL := help
.PHONY: help testbed

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

testbed: ## make sure that a local control plane and moto are there (built once)
	@hack/testbed.sh build
