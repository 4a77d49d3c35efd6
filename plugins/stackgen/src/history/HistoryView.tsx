import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackSummary,
  Revision,
} from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { Loaded } from '../request/Loaded';
import { useRequest } from '../request/useRequest';
import { useTexts } from '../translation';
import { Comparison } from './Comparison';
import { RevisionTable } from './RevisionTable';

/** Every revision, and what differs between two of them. */
export function HistoryView(props: { stack: AppStackSummary }) {
  const { stack } = props;
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { address, go } = useAddress();
  const revisions = useRequest(
    `${stack.id} ${stack.revision.revision}`,
    signal => api.getRevisions(stack.id, { signal }),
  );
  return (
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
            />
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
  );
}

/** The revision that the address names, if there is such a one. */
function chosen(list: Revision[], named?: string): number | undefined {
  return list.find(({ revision }) => String(revision) === named)?.revision;
}
