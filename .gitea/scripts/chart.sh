#!/usr/bin/env bash
# The chart, the dev loop, the workflows and their scripts, without a cluster.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec mvn -B -Dlint.skip test -Dtest='com.cartsnitch.delivery.*Test'
