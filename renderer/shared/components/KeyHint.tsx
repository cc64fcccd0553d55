/** A key's name beside what it does. For the eye only: the control's own name says the rest. */
export const KeyHint = ({ keys }: { readonly keys: string }) => (
  <span className="key-hint" aria-hidden="true">
    {keys}
  </span>
);
