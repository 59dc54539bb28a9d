# Every target is a script in scripts/; each sets up what it needs and skips what is up to date.

.DEFAULT_GOAL := help
.PHONY: help demo build package compress docs weights bench test test-native test-wasm test-web check audit setup clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: ## build if needed, then serve the page at http://localhost:8080 (PORT=... for another port)
	@PORT="$(PORT)" scripts/demo.sh

build: ## the static site, in www/dist
	@scripts/build-site.sh

package: ## the engine as an npm package, in pkg/npm (examples/ has pages that use it)
	@scripts/build-package.sh

compress: ## the same with compressed copies beside its files, for hosts that serve such
	@scripts/compress-site.sh

docs: ## the engine's API reference by rustdoc, in target/doc
	@cargo doc --release --no-deps --workspace

weights: ## train, measure and pack the weights and classifiers that the page opens on (about 1.5 hours; NAMES=... for some)
	@scripts/make-weights.sh $(NAMES)

bench: ## step times beside TensorFlow.js, jax-js and PyTorch (about 40 minutes; QUICK=1, ONLY=..., PART=techniques; see scripts/bench.sh)
	@QUICK="$(QUICK)" ONLY="$(ONLY)" PART="$(PART)" ADAPTER="$(ADAPTER)" scripts/bench.sh

test: ## every test: native, wasm in Chromium (CPU and WebGPU) and Firefox, the page's units, the built site in three browsers
	@scripts/test.sh $(SUITES)

test-native: ## the engine's native tests
	@scripts/test-native.sh

test-wasm: ## the engine's tests in headless Chromium, CPU and WebGPU, and in Firefox
	@scripts/test.sh wasm-cpu wasm-cpu-relaxed wasm-webgpu wasm-firefox

test-web: ## the page's unit tests, and the built site: all of it in Chromium, the main path in three browsers, WebGPU in Firefox
	@scripts/test.sh web-unit web-e2e web-browsers web-firefox-webgpu

check: ## format, spelling, lints, types, docs and licences: Rust (native and wasm) and JavaScript
	@scripts/check.sh

audit: ## known vulnerabilities in the dependencies (needs a network)
	@scripts/audit.sh

setup: ## install what building and testing need and this machine lacks
	@scripts/setup.sh

clean: ## remove what was built (not what was installed)
	@scripts/clean.sh
