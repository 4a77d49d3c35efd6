import { useEffect, useRef, useState } from 'react';

interface TypedValueOptions<V, F> {
  /** The value as text; another one than was typed replaces what is typed. */
  value: V | undefined;
  write: (value: V | undefined) => string;
  /** What a text says; `fault` where it is no value. */
  read: (text: string) => { value: V | undefined; fault?: F } | { fault: F };
  onChange: (value: V | undefined) => void;
  /** The typed text is no value; nothing changes until it is. */
  onFault: (faulty: boolean) => void;
}

/** The text of a field whose value is something else than text. */
export function useTypedValue<V, F>(options: TypedValueOptions<V, F>) {
  const { value, write, read, onChange, onFault } = options;
  const written = write(value);
  const [text, setText] = useState(written);
  const [fault, setFault] = useState<F>();
  // The value that this field itself sent; any other one comes from outside.
  const sent = useRef(written);
  const reportFault = useRef(onFault);
  reportFault.current = onFault;

  useEffect(() => {
    if (written !== sent.current) {
      sent.current = written;
      setText(written);
      setFault(undefined);
      reportFault.current(false);
    }
  }, [written]);
  useEffect(() => () => reportFault.current(false), []);

  const change = (next: string) => {
    setText(next);
    const result = read(next);
    setFault(result.fault);
    onFault(result.fault !== undefined);
    if (result.fault === undefined && 'value' in result) {
      sent.current = write(result.value);
      onChange(result.value);
    }
  };
  return { text, fault, change };
}
