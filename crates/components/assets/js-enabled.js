// Says before anything is drawn that scripts run here, so that nothing jumps when they start.
// A classic script, loaded without `defer` as the first thing in the body.
if (document.body && 'noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
}
