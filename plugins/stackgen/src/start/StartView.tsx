import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { stackgenAppStackCreatePermission } from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { CloudFields } from '../common/CloudFields';
import { ExplainedButton } from '../common/ExplainedButton';
import { ViewTabs } from '../common/ViewTabs';
import { mappingTabLabel } from '../mapping/mappingTabLabel';
import { MappingView } from '../mapping/MappingView';
import type { MappingDraft } from '../mapping/useMappingDraft';
import { useMendSkipped } from '../outcome/useMendSkipped';
import type { SyncPermissions } from '../sync/useSyncPermissions';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { Overview } from './Overview';
import type { StartTarget } from './useStartTarget';

const useStyles = makeStyles(theme => ({
  head: { padding: theme.spacing(3), marginBottom: theme.spacing(2) },
  explanation: { maxWidth: '75ch', margin: theme.spacing(1, 0, 2) },
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
  },
  field: { minWidth: 200 },
  sync: { marginLeft: 'auto' },
}));

const NO_SYNC_ID = 'stackgen-no-sync';

interface StartViewProps {
  target: StartTarget;
  may: SyncPermissions;
  mappingDraft: MappingDraft;
  onSync: () => void;
}

/** The tab before anything was synced: what the entity would become. */
export function StartView(props: StartViewProps) {
  const { target, may, mappingDraft, onSync } = props;
  const classes = useStyles();
  const t = useTexts();
  const { clouds, entityRef, entityTitle } = useTabFacts();
  const { address, go } = useAddress();
  const mend = useMendSkipped(mappingDraft);
  const request = {
    entityRefs: [entityRef],
    cloud: target.cloud,
    region: target.region,
  };
  const forbidden = !may.loading && !may.create;

  return (
    <>
      <Paper className={classes.head}>
        <Typography variant="h5" component="h2">
          {t('start.title', { name: entityTitle })}
        </Typography>
        <Typography color="textSecondary" className={classes.explanation}>
          {t('start.explanation')}
        </Typography>
        <div className={classes.controls}>
          <CloudFields
            id="stackgen-start"
            className={classes.field}
            {...target}
            clouds={clouds}
            onChange={change => go(change)}
          />
          <ExplainedButton
            className={classes.sync}
            variant="contained"
            color="primary"
            blocked={may.loading || forbidden}
            reasonId={NO_SYNC_ID}
            onClick={onSync}
          >
            {t('common.sync')}
          </ExplainedButton>
        </div>
        {forbidden && (
          <Typography id={NO_SYNC_ID} variant="body2" color="textSecondary">
            {t('error.noCreate', {
              permission: stackgenAppStackCreatePermission.name,
            })}
          </Typography>
        )}
      </Paper>
      <ViewTabs
        id="stackgen-start"
        label={t('start.tabs')}
        // Without an appStack there is no history, whatever the address says.
        value={address.view === 'mapping' ? 'mapping' : 'preview'}
        tabs={[
          { value: 'preview', label: t('start.overview') },
          { value: 'mapping', label: mappingTabLabel(mappingDraft, t) },
        ]}
        onChange={view => go({ view, row: undefined })}
      >
        {address.view === 'mapping' ? (
          <MappingView draft={mappingDraft} request={request} />
        ) : (
          <Overview
            request={request}
            savedRevision={mappingDraft.stored?.revision}
            onChoose={mend.choose}
            onIgnore={mend.ignore}
          />
        )}
      </ViewTabs>
    </>
  );
}
