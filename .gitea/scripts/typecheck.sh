#!/usr/bin/env bash
# The compiler, whose warnings are errors, with Error Prone and NullAway.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec mvn -B -Dlint.skip test-compile
