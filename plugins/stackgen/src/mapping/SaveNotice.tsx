import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Moment } from '../common/Moment';
import { PersonLink } from '../common/PersonLink';
import { describeError } from '../request/describeError';
import { readError } from '../request/readError';
import { useTexts } from '../translation';
import type { MappingDraft } from './useMappingDraft';
import type { SaveResult } from './useSaveMapping';

const useStyles = makeStyles(theme => ({
  note: {
    marginBottom: theme.spacing(2),
    // Beside the text there is no room for a button then.
    [theme.breakpoints.down('xs')]: {
      flexWrap: 'wrap',
      '& .MuiAlert-message': { flex: '1 1 60%' },
      '& .MuiButton-root': { whiteSpace: 'nowrap' },
    },
  },
}));

interface SaveNoticeProps {
  draft: MappingDraft;
  result?: SaveResult;
  busy: boolean;
  /** Of the element that says why the edits cannot be saved. */
  newerId: string;
  /** Looks at what the backend has. */
  onLook: () => void;
  onReload: () => void;
}

/** How the last attempt to save ended, and what stands in the way of the next. */
export function SaveNotice(props: SaveNoticeProps) {
  const { draft, result, busy, newerId, onLook, onReload } = props;
  const classes = useStyles();
  const t = useTexts();
  const reload = (
    <Button color="inherit" size="small" onClick={onReload}>
      {t('mapping.effect.reload')}
    </Button>
  );

  if (draft.newer) {
    const { updatedAt, updatedBy } = draft.newer;
    return (
      <Alert
        id={newerId}
        severity="warning"
        className={classes.note}
        action={reload}
      >
        {updatedAt && updatedBy
          ? t('mapping.effect.newerBy', {
              time: <Moment iso={updatedAt} />,
              user: <PersonLink entityRef={updatedBy} />,
            })
          : t('mapping.effect.newer')}
      </Alert>
    );
  }
  if (!draft.dirty || !result || result.is === 'saved') {
    return null;
  }
  if (result.is === 'unsaved') {
    return (
      <Alert severity="warning" className={classes.note}>
        {t('mapping.effect.unsavedStill')}
      </Alert>
    );
  }
  const message = describeError(result.error, t);
  if (result.is === 'unknown') {
    return (
      <Alert
        severity="error"
        className={classes.note}
        action={
          <Button color="inherit" size="small" disabled={busy} onClick={onLook}>
            {t('mapping.effect.look')}
          </Button>
        }
      >
        {t('mapping.effect.unanswered', { message })}
      </Alert>
    );
  }
  const stale = readError(result.error).status === 409;
  return (
    <Alert
      severity={stale ? 'warning' : 'error'}
      className={classes.note}
      action={stale && reload}
    >
      {stale
        ? t('mapping.effect.stale')
        : t('mapping.effect.saveFailed', { message })}
    </Alert>
  );
}
