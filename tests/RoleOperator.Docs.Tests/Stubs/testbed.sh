#!/usr/bin/env bash
# Stands for hack/testbed.sh, which would start servers.
STUB_NAME=hack/testbed.sh exec recorded "$@"
