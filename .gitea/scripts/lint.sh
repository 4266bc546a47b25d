#!/usr/bin/env bash
# Format and build rules; `mvn -Pformat validate` rewrites what this complains about.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec mvn -B validate
