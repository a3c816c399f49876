// The diagram libraries write markup of their own: on this page it may pass, scripts may not.
window.trustedTypes?.createPolicy('default', { createHTML: (html) => html });
