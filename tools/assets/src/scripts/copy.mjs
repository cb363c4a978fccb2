/** `<button data-copy="#code">`: copies the text of an element and says so in the button. */
export function copyButtons() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('[data-copy]')) {
    const source = document.querySelector(button.dataset.copy);
    if (!source) continue;
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        button.textContent = 'Đã sao chép';
      } catch {
        button.textContent = 'Chưa sao chép được, mời chọn và chép tay';
      }
      setTimeout(() => {
        button.textContent = label;
      }, 4000);
    });
  }
}
