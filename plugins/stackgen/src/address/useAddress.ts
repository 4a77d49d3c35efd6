import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { changeAddress, readAddress, type Address } from './Address';

/** Reads and changes the view's address; every change is a step back can undo. */
export function useAddress() {
  const { search } = useLocation();
  const navigate = useNavigate();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const address = useMemo(() => readAddress(params), [params]);

  const href = useCallback(
    (change: Partial<Address>) => changeAddress(params, change),
    [params],
  );
  const go = useCallback(
    (change: Partial<Address>, options: { replace?: boolean } = {}) =>
      navigate({ search: changeAddress(params, change) }, options),
    [navigate, params],
  );
  return { address, href, go };
}
