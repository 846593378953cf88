#!/usr/bin/env bash
# Build inovasi/frontend/vendor/plotly.min.js from the npm package of the version that the Python package plotly holds.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
node node_modules/esbuild/install.js
out=../../inovasi/frontend/vendor
version=$(node -p "require('plotly.js/package.json').version")
mkdir -p "$out"
npx esbuild bundle.js --bundle --minify --legal-comments=external --format=iife --global-name=Plotly --target=es2018 \
  --define:global=window --define:define.amd=false --loader:.css=text \
  --banner:js="/* plotly.js v$version, a bundle of its own (tools/plotly) | (c) Plotly, Inc. | MIT, see plotly.LICENSE */" \
  --outfile="$out/plotly.min.js"
cp node_modules/plotly.js/LICENSE "$out/plotly.LICENSE"
(cd "$out" && sha256sum plotly.min.js > plotly.min.js.sha256)
