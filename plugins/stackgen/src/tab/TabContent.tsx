import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { AppStackDetail } from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { useMappingDraft } from '../mapping/useMappingDraft';
import { Loading } from '../request/Loading';
import { RequestError } from '../request/RequestError';
import { useRequest } from '../request/useRequest';
import { StackView } from '../stack/StackView';
import { StartView } from '../start/StartView';
import { useStartTarget } from '../start/useStartTarget';
import { SyncDialog } from '../sync/SyncDialog';
import { useSyncPermissions } from '../sync/useSyncPermissions';
import { useTexts } from '../translation';
import { useTabFacts } from './TabContext';

/** The view before the first sync or the one after it, and the sync dialog. */
export function TabContent() {
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { entityRef } = useTabFacts();
  const { address, go } = useAddress();
  const [syncing, setSyncing] = useState(false);
  const target = useStartTarget();
  const may = useSyncPermissions();
  const stacks = useRequest(entityRef, signal =>
    api.getAppStacks(entityRef, { signal }),
  );

  const chosen = stacks.value?.find(stack => stack.id === address.stack);
  const stack = chosen ?? stacks.value?.[0];
  // Kept here so that unsaved edits outlive a look at another view.
  const mappingDraft = useMappingDraft(
    stack?.mapping ?? 'default',
    address.view === 'mapping',
  );

  if (stacks.error && !stacks.value) {
    return (
      <RequestError
        error={stacks.error}
        title={t('error.load')}
        onRetry={stacks.retry}
      />
    );
  }
  if (!stacks.value) {
    return <Loading />;
  }

  const showStack = (synced: AppStackDetail) => {
    go({ stack: synced.id, cloud: undefined, region: undefined });
    stacks.retry();
  };

  return (
    <>
      {stack ? (
        <StackView
          stack={stack}
          stacks={stacks.value}
          missing={address.stack !== undefined && !chosen && !stacks.loading}
          may={may}
          mappingDraft={mappingDraft}
          onSync={() => setSyncing(true)}
          onRestored={restored => {
            // The comparison then shows what restoring did.
            go({ stack: restored.id, from: undefined, to: undefined });
            stacks.retry();
          }}
          onOutdated={stacks.retry}
        />
      ) : (
        <StartView
          target={target}
          may={may}
          mappingDraft={mappingDraft}
          onSync={() => setSyncing(true)}
        />
      )}
      {syncing && (
        <SyncDialog
          stacks={stacks.value}
          stack={stack}
          target={target}
          may={may}
          onSynced={showStack}
          onView={synced => {
            go({
              stack: synced.id,
              view: 'preview',
              pane: 'terraform',
              file: undefined,
            });
            setSyncing(false);
          }}
          onClose={() => setSyncing(false)}
        />
      )}
    </>
  );
}
