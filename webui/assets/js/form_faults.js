// Brings the person to the summary of what needs mending. Bound to [data-form-faults].
const faults = document.querySelector('[data-form-faults]');
if (faults) faults.focus();
