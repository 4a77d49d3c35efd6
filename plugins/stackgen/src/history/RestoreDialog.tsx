import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import {
  stackgenAppStackReadPermission,
  type AppStackDetail,
  type AppStackSummary,
} from 'backstage-plugin-stackgen-common';
import { ExplainedActions } from '../common/ExplainedActions';
import { ExplainedButton } from '../common/ExplainedButton';
import { StepDialog } from '../common/StepDialog';
import { readError } from '../request/readError';
import { isEmptyDifference } from '../sync/arrangeDifference';
import { DifferenceList } from '../sync/DifferenceList';
import { SyncFailure } from '../sync/SyncFailure';
import { WorkingStep } from '../sync/WorkingStep';
import { useTexts } from '../translation';
import { useRestore } from './useRestore';

const useStyles = makeStyles(theme => ({
  review: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
}));

const TITLE_ID = 'stackgen-restore-title';
const REASON_ID = 'stackgen-restore-blocked';

interface RestoreDialogProps {
  stack: AppStackSummary;
  /** The one to bring back. */
  revision: number;
  onRestored: (result: AppStackDetail) => void;
  /** The appStack may have changed since the page was loaded. */
  onOutdated: () => void;
  onClose: () => void;
}

/** Restoring a revision: what that would change, and only then it is done. */
export function RestoreDialog(props: RestoreDialogProps) {
  const { stack, onRestored, onOutdated, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  const restore = useRestore(stack, props.revision);
  const { review, working, failure } = restore;
  const revision = String(props.revision);
  const shown = review.loading ? undefined : review.value;
  const difference = shown?.difference;
  const newest = String(shown?.newest ?? '');
  const same = difference !== undefined && isEmptyDifference(difference);
  const removes = difference?.resources.some(
    ({ change }) => change === 'removed',
  );
  const blocked = (() => {
    if (review.error) {
      return t('history.restore.blockedFailed');
    }
    // What was reviewed is not what would be changed any more.
    if (failure && readError(failure).status === 409) {
      return t('sync.blocked.stale');
    }
    return same
      ? t('history.restore.blockedSame', { newest, revision })
      : undefined;
  })();
  const send = async () => {
    const restored = await restore.send();
    if (restored) {
      onRestored(restored);
    } else {
      onOutdated();
    }
  };

  return (
    <StepDialog
      titleId={TITLE_ID}
      title={t('history.restore.title', { revision })}
      step={working ? 'working' : 'review'}
      working={working}
      onClose={onClose}
      actions={
        !working && (
          <ExplainedActions reasonId={REASON_ID} reason={blocked}>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <ExplainedButton
              variant="contained"
              color="primary"
              blocked={!difference || blocked !== undefined}
              reasonId={blocked && REASON_ID}
              onClick={send}
            >
              {t('history.restore.button', { revision })}
            </ExplainedButton>
          </ExplainedActions>
        )
      }
    >
      {working && (
        <WorkingStep
          text={t('history.restore.working', { revision, name: stack.name })}
          help={t('history.restore.workingHelp')}
        />
      )}
      {!working && failure && (
        <SyncFailure
          error={failure}
          title={t('history.restore.failed')}
          staleTitle={t('sync.stale')}
          unansweredTitle={t('history.restore.unanswered')}
          action={t('sync.reviewAgain')}
          onAction={restore.reviewAgain}
        />
      )}
      {!working && review.error && (
        <SyncFailure
          error={review.error}
          permission={stackgenAppStackReadPermission.name}
          title={t('history.failedComparison')}
          action={t('common.retry')}
          onAction={review.retry}
        />
      )}
      {!working && review.loading && (
        <WorkingStep text={t('history.restore.comparing')} />
      )}
      {!working && shown && difference && (
        <div className={classes.review}>
          <Typography>
            {t('history.restore.what', {
              next: String(shown.newest + 1),
              revision,
            })}
          </Typography>
          <section>
            <Typography variant="subtitle1" component="h3" gutterBottom>
              <strong>
                {t('history.comparison', { from: newest, to: revision })}
              </strong>
            </Typography>
            {same ? (
              <Typography>{t('history.same')}</Typography>
            ) : (
              <DifferenceList difference={difference} />
            )}
          </section>
          {removes && (
            <Alert severity="warning">{t('history.restore.removes')}</Alert>
          )}
          <Typography>{t('history.restore.then')}</Typography>
        </div>
      )}
    </StepDialog>
  );
}
