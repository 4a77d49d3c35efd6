import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackDetail,
  AppStackSummary,
} from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { ViewTabs } from '../common/ViewTabs';
import { HistoryView } from '../history/HistoryView';
import { mappingTabLabel } from '../mapping/mappingTabLabel';
import { MappingView } from '../mapping/MappingView';
import type { MappingDraft } from '../mapping/useMappingDraft';
import { useMendSkipped } from '../outcome/useMendSkipped';
import { PreviewView } from '../preview/PreviewView';
import { useRequest } from '../request/useRequest';
import type { SyncPermissions } from '../sync/useSyncPermissions';
import { useTexts } from '../translation';
import { StackHeader } from './StackHeader';

const useStyles = makeStyles(theme => ({
  missing: { marginBottom: theme.spacing(2) },
}));

interface StackViewProps {
  stack: AppStackSummary;
  stacks: AppStackSummary[];
  /** The address names another appStack, which is not among them. */
  missing: boolean;
  may: SyncPermissions;
  mappingDraft: MappingDraft;
  onSync: () => void;
  onRestored: (result: AppStackDetail) => void;
  /** The appStack may have changed since it was loaded. */
  onOutdated: () => void;
}

/** One appStack: its header, its preview, its mapping and its history. */
export function StackView(props: StackViewProps) {
  const { stack, stacks, missing, may, mappingDraft, onSync } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { address, go } = useAddress();
  const mend = useMendSkipped(mappingDraft);
  const detail = useRequest(`${stack.id} ${stack.revision.revision}`, signal =>
    api.getAppStack(stack.id, { signal }),
  );

  return (
    <>
      {missing && (
        <Alert severity="warning" className={classes.missing}>
          {t('error.notFoundStack')}
        </Alert>
      )}
      <StackHeader
        stack={stack}
        stacks={stacks}
        detail={detail.value}
        mappingRevision={mappingDraft.stored?.revision}
        may={may}
        onSync={onSync}
      />
      <ViewTabs
        id="stackgen-view"
        label={t('header.tabs')}
        value={address.view}
        tabs={[
          { value: 'preview', label: t('header.preview') },
          { value: 'mapping', label: mappingTabLabel(mappingDraft, t) },
          { value: 'history', label: t('header.history') },
        ]}
        onChange={view => go({ view, row: undefined })}
      >
        {address.view === 'history' && (
          <HistoryView
            key={stack.id}
            stack={stack}
            may={may}
            onRestored={props.onRestored}
            onOutdated={props.onOutdated}
          />
        )}
        {address.view === 'mapping' && (
          <MappingView
            draft={mappingDraft}
            stackName={stack.name}
            request={{
              entityRefs: stack.entityRefs,
              cloud: stack.cloud,
              region: stack.region,
              name: stack.name,
              appStackId: stack.id,
              mode: 'merge',
            }}
          />
        )}
        {address.view === 'preview' && (
          <PreviewView
            stack={stack}
            detail={detail}
            onChoose={mend.choose}
            onIgnore={mend.ignore}
          />
        )}
      </ViewTabs>
    </>
  );
}
