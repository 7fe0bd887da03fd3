/** A part of a page that waits until what is typed into a field has certain words; once shown, it stays. */
export function startWordsSeen() {
  for (const part of document.querySelectorAll<HTMLElement>('[data-when-words][hidden]')) {
    const { whenWords = '', whenField = '' } = part.dataset;
    const words = new RegExp(whenWords, 'i');
    const field = document.querySelector<HTMLTextAreaElement>(`textarea[name="${CSS.escape(whenField)}"]`);
    const look = () => {
      if (field && part.hidden && words.test(field.value)) part.hidden = false;
    };
    field?.addEventListener('input', look);
    look(); // it may have been typed before this script had come
  }
}
