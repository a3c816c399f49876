// Only what was fetched from this site may become a page: the content policy refuses any other text.
const policy = window.trustedTypes?.createPolicy('lk3', { createHTML: (html) => html });

/** Returns text of this site's as what may become part of the page. */
export const ours = (html) => policy?.createHTML(html) ?? html;

if (policy) {
  window.htmx.registerExtension('trusted-types', { init: (api) => api.initSecurity(policy) });
}
