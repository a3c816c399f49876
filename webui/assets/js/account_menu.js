// Closes the account menu on Escape and on a click elsewhere; opening it needs no script.
const menus = () => document.querySelectorAll('details.account[open]');

document.addEventListener('click', (event) => {
  menus().forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  menus().forEach((menu) => {
    menu.open = false;
    menu.querySelector('summary').focus();
  });
});
