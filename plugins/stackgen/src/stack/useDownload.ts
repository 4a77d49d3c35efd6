import { useState } from 'react';
import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { describeError } from '../request/describeError';
import { useTexts } from '../translation';

/** Fetches an appStack's zip and hands it to the browser as a file. */
export function useDownload(stack: { id: string; name: string }) {
  const api = useApi(stackgenApiRef);
  const t = useTexts();
  const analytics = useAnalytics();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const download = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const zip = await api.getArchive(stack.id);
      const url = URL.createObjectURL(zip);
      const link = document.createElement('a');
      link.href = url;
      link.download = `${stack.name}.zip`;
      document.body.appendChild(link);
      link.click();
      link.remove();
      // Some browsers read the address only after the click has returned.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      analytics.captureEvent('download', stack.name);
    } catch (failure) {
      setError(describeError(failure as Error, t));
    } finally {
      setBusy(false);
    }
  };
  return { download, busy, error };
}
