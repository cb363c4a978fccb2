// Brings new mails into the list without disturbing what is being typed.
const list = () => document.getElementById('mails');

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .getElementById('mails');
  const changed = fresh && fresh.innerHTML !== list().innerHTML;
  if (changed && !list().contains(document.activeElement)) list().replaceWith(fresh);
}

setInterval(() => refresh().catch(() => undefined), 3000);
