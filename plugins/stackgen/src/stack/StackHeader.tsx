import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import {
  stackgenAppStackUpdatePermission,
  type AppStackDetail,
  type AppStackSummary,
} from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { ExplainedButton } from '../common/ExplainedButton';
import { Moment } from '../common/Moment';
import { PersonLink } from '../common/PersonLink';
import type { SyncPermissions } from '../sync/useSyncPermissions';
import { pressingProblems } from '../outcome/pressingProblems';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { FreshnessMark } from './FreshnessMark';
import { StackName } from './StackName';
import { useDownload } from './useDownload';

const useStyles = makeStyles(theme => ({
  header: { padding: theme.spacing(2, 3), marginBottom: theme.spacing(2) },
  first: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 3),
  },
  actions: { display: 'flex', gap: theme.spacing(1), marginLeft: 'auto' },
  second: { marginTop: theme.spacing(1) },
  note: { marginTop: theme.spacing(1) },
}));

const MODES = {
  create: 'header.created',
  merge: 'header.merged',
  overwrite: 'header.overwritten',
  restore: 'header.restored',
} as const;

const NO_SYNC_ID = 'stackgen-no-sync';

interface StackHeaderProps {
  stack: AppStackSummary;
  stacks: AppStackSummary[];
  /** Once it is loaded; carries the problems. */
  detail?: AppStackDetail;
  /** Newest revision of its mapping, once that is known. */
  mappingRevision?: number;
  may: SyncPermissions;
  onSync: () => void;
}

/** The answer in two lines: what there is, from when, and what to do now. */
export function StackHeader(props: StackHeaderProps) {
  const { stack, stacks, detail, may, onSync } = props;
  const classes = useStyles();
  const t = useTexts();
  const { clouds } = useTabFacts();
  const { href } = useAddress();
  const { download, busy, error } = useDownload(stack);
  const forbidden = !may.loading && !may.update && !may.create;
  const { revision } = stack;
  const cloud = clouds.find(c => c.name === stack.cloud)?.title ?? stack.cloud;
  const entities = href({ view: 'preview', pane: 'entities' });
  const problemCount = detail && pressingProblems(detail.problems).length;

  return (
    <Paper
      className={classes.header}
      component="section"
      aria-label={t('header.label')}
    >
      <div className={classes.first}>
        <StackName stack={stack} stacks={stacks} />
        <Typography>
          {cloud} · {stack.region}
        </Typography>
        <FreshnessMark
          key={stack.id}
          stack={stack}
          mappingRevision={props.mappingRevision}
        />
        <div className={classes.actions}>
          <Button variant="outlined" disabled={busy} onClick={download}>
            {busy ? t('common.downloading') : t('common.download')}
          </Button>
          <ExplainedButton
            variant="contained"
            color="primary"
            blocked={may.loading || forbidden}
            reasonId={NO_SYNC_ID}
            onClick={onSync}
          >
            {t('common.sync')}
          </ExplainedButton>
        </div>
      </div>
      <Typography
        className={classes.second}
        variant="body2"
        color="textSecondary"
        component="div"
      >
        {t('header.revision', { revision: String(revision.revision) })} ·{' '}
        {t(MODES[revision.mode], {
          time: <Moment iso={revision.createdAt} />,
          from: String(revision.restoredFrom),
        })}{' '}
        <PersonLink entityRef={revision.createdBy} /> ·{' '}
        <Link
          to={href({ view: 'preview', pane: 'resources' })}
          underline="always"
        >
          {t('header.resources', { count: stack.resourceCount })}
        </Link>{' '}
        ·{' '}
        <Link to={entities} underline="always">
          {t('header.skipped', { count: stack.skippedCount })}
        </Link>
        {problemCount !== undefined && (
          <>
            {' '}
            ·{' '}
            {problemCount > 0 ? (
              <Link to={entities} underline="always">
                {t('header.problems', { count: problemCount })}
              </Link>
            ) : (
              t('header.noProblems')
            )}
          </>
        )}
      </Typography>
      {forbidden && (
        <Typography id={NO_SYNC_ID} variant="body2" color="textSecondary">
          {t('error.noCreate', {
            permission: stackgenAppStackUpdatePermission.name,
          })}
        </Typography>
      )}
      {error && (
        <Alert severity="error" className={classes.note}>
          {t('error.download', { message: error })}
        </Alert>
      )}
    </Paper>
  );
}
