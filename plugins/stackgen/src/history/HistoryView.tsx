import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  stackgenAppStackOverwritePermission,
  stackgenAppStackUpdatePermission,
  type AppStackDetail,
  type AppStackSummary,
  type Revision,
} from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { Loaded } from '../request/Loaded';
import { useRequest } from '../request/useRequest';
import type { SyncPermissions } from '../sync/useSyncPermissions';
import { useTexts } from '../translation';
import { Comparison } from './Comparison';
import { RestoreDialog } from './RestoreDialog';
import { RevisionTable } from './RevisionTable';

const useStyles = makeStyles(theme => ({
  done: { marginBottom: theme.spacing(2) },
  note: { marginTop: theme.spacing(1) },
}));

const NO_RESTORE_ID = 'stackgen-no-restore';

interface HistoryViewProps {
  stack: AppStackSummary;
  may: SyncPermissions;
  onRestored: (result: AppStackDetail) => void;
  /** The appStack may have changed since it was loaded. */
  onOutdated: () => void;
}

/** Every revision, what differs between two of them, and the way back to one. */
export function HistoryView(props: HistoryViewProps) {
  const { stack, may, onRestored, onOutdated } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { address, go } = useAddress();
  const [restoring, setRestoring] = useState<number>();
  const [restored, setRestored] = useState<Revision>();
  const revisions = useRequest(
    `${stack.id} ${stack.revision.revision}`,
    signal => api.getRevisions(stack.id, { signal }),
    // The list stays while it gets longer, and with it where somebody is.
    { keep: true },
  );
  const missing = missingPermission(may);
  const newestIsRestored =
    restored !== undefined &&
    revisions.value?.[0].revision === restored.revision;
  return (
    <>
      <div role="status">
        {newestIsRestored && (
          <Alert severity="success" role="none" className={classes.done}>
            {t('history.restore.done', {
              revision: String(restored.revision),
              from: String(restored.restoredFrom),
            })}
          </Alert>
        )}
      </div>
      <Loaded request={revisions} title={t('history.failed')}>
        {list => {
          const [newest, previous = newest] = list;
          const to = chosen(list, address.to) ?? newest.revision;
          const from = chosen(list, address.from) ?? previous.revision;
          return (
            <>
              <RevisionTable
                revisions={list}
                from={from}
                to={to}
                onChange={change =>
                  go({
                    from: String(change.from ?? from),
                    to: String(change.to ?? to),
                  })
                }
                mayRestore={!may.loading && missing === undefined}
                noRestoreId={missing && NO_RESTORE_ID}
                onRestore={setRestoring}
              />
              {missing && list.length > 1 && (
                <Typography
                  id={NO_RESTORE_ID}
                  variant="body2"
                  className={classes.note}
                >
                  {t('history.restore.forbidden', { permission: missing })}
                </Typography>
              )}
              {list.length > 1 ? (
                <Comparison stackId={stack.id} from={from} to={to} />
              ) : (
                // Secondary text would have too little contrast to the page.
                <Typography style={{ marginTop: 16 }}>
                  {t('history.only')}
                </Typography>
              )}
            </>
          );
        }}
      </Loaded>
      {restoring !== undefined && (
        <RestoreDialog
          stack={stack}
          revision={restoring}
          onRestored={result => {
            setRestoring(undefined);
            setRestored(result.revision);
            onRestored(result);
          }}
          onOutdated={onOutdated}
          onClose={() => setRestoring(undefined)}
        />
      )}
    </>
  );
}

/** The revision that the address names, if there is such a one. */
function chosen(list: Revision[], named?: string): number | undefined {
  return list.find(({ revision }) => String(revision) === named)?.revision;
}

/** What somebody lacks to restore a revision. */
function missingPermission(may: SyncPermissions): string | undefined {
  if (may.loading) {
    return undefined;
  }
  if (!may.update) {
    return stackgenAppStackUpdatePermission.name;
  }
  return may.overwrite ? undefined : stackgenAppStackOverwritePermission.name;
}
