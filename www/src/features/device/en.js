/** Texts about the device that trains, in English. */
export const enDevice = {
  "device.dot": "Device: {name}",
  "device.label": "Device",
  "device.auto": "Automatic",
  "device.cpu": "CPU",
  "device.webgpu": "WebGPU",
  "device.cpu.name": "CPU (wasm SIMD, 1 thread)",
  "device.webgpu.name": "WebGPU",
  "device.webgpu.named": "WebGPU ({adapter})",
  "device.separator": ": ",
  "device.pending": "Choosing a device",
  "device.reason.first": "for the first pictures; the best device is being sought",
  "device.reason.chosen": "as you chose",
  "device.reason.self_test_passed": "it passed the comparison with the CPU",
  "device.reason.no_webgpu": "no WebGPU in this browser",
  "device.reason.insecure_context":
    "browsers offer WebGPU only to pages served by https or from localhost",
  "device.reason.insecure_frame":
    "the page that holds this one in a frame is not served by https, so that the browser offers no WebGPU",
  "device.reason.no_adapter": "this browser found no usable graphics device",
  "device.reason.fallback_adapter":
    "the only graphics device is emulated in software, which is slower than the CPU",
  "device.reason.no_timestamp_query":
    "the graphics device lacks the feature “timestamp-query”, which the engine needs",
  "device.reason.module_failed": "the WebGPU engine could not be loaded",
  "device.reason.self_test_error": "the test of the graphics device broke off ({detail})",
  "device.reason.self_test_slow":
    "the test of the graphics device was not done after {seconds} seconds",
  "device.reason.self_test_failed":
    "the graphics device computed wrong results (off by {difference}, allowed {tolerance})",
  "device.reason.device_unusable": "the graphics device could not be opened ({detail})",
  "device.reason.device_failed":
    "the graphics device failed ({detail}); the run went on from its last checkpoint",
  "device.reason.device_lost":
    "the graphics device was lost ({detail}); the run went on from its last checkpoint",

  "trouble.device_unavailable":
    "The device {device} cannot be used ({detail}). Choose another one.",
  "trouble.device_failed": "The device failed ({detail}). Choose another device or restart.",
  "trouble.device_lost":
    "The graphics device was lost ({detail}). Choose another device or restart.",
  "trouble.moved_to_cpu":
    "The graphics device failed ({detail}). The run goes on on the CPU, from its last checkpoint.",
};
