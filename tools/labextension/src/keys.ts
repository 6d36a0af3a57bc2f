/**
 * Keys pressed on a control belong to the control. JupyterLab takes single keys as its own wherever the focus is in a
 * notebook: an arrow key in a menu would go to the next cell, and d d would delete the cell. It leaves alone what carries
 * this mark; chords such as Ctrl + S, Shift + Enter and Escape stay JupyterLab's.
 */
const mark = 'data-lm-suppress-shortcuts';

export function keepKeys(): void {
  // Before JupyterLab's own listener, which sits on the document.
  window.addEventListener(
    'keydown',
    (event) => {
      const { target } = event;
      if (!(target instanceof Element) || !target.closest('.jupyter-widgets, .convlab-figure, .convlab-veil'))
        return;
      const chord =
        event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === 'Enter');
      if (chord || event.key === 'Escape') target.removeAttribute(mark);
      else target.setAttribute(mark, 'true');
    },
    true,
  );
}
