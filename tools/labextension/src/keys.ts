/**
 * Keys pressed on a control belong to the control. JupyterLab takes single keys as its own wherever the focus is in a
 * notebook: an arrow key in a menu would go to the next cell, and d d would delete the cell. It leaves alone what carries
 * this mark; chords such as Ctrl + S and Shift + Enter stay JupyterLab's. Escape leaves the control for its cell, so that the
 * notebook's keys are there again.
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
      if (chord) target.removeAttribute(mark);
      else if (event.key === 'Escape')
        target.closest<HTMLElement>('.jp-Cell')?.focus({ preventScroll: true });
      else target.setAttribute(mark, 'true');
    },
    true,
  );
}
