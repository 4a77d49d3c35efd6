import { useState } from 'react';
import Step from '@material-ui/core/Step';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  stackgenAppStackCreatePermission,
  stackgenAppStackOverwritePermission,
  stackgenAppStackReadPermission,
  stackgenAppStackUpdatePermission,
  type AppStackDetail,
  type AppStackSummary,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { StepDialog } from '../common/StepDialog';
import { readError } from '../request/readError';
import { useRequest } from '../request/useRequest';
import { useDownload } from '../stack/useDownload';
import type { StartTarget } from '../start/useStartTarget';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { isEmptyDifference } from './arrangeDifference';
import { ConfirmStep } from './ConfirmStep';
import { DoneStep } from './DoneStep';
import { listLosses } from './listLosses';
import { ReviewStep } from './ReviewStep';
import { SyncActions } from './SyncActions';
import { checkName, startForm } from './syncForm';
import { SyncFailure } from './SyncFailure';
import { TargetStep } from './TargetStep';
import { useSync } from './useSync';
import type { SyncPermissions } from './useSyncPermissions';
import { WorkingStep } from './WorkingStep';

const useStyles = makeStyles(theme => ({
  stepper: {
    padding: theme.spacing(0, 3, 2),
    width: '100%',
    maxWidth: 360,
    // The theme's own card colour would differ from the dialog's.
    backgroundColor: 'transparent',
  },
}));

const PERMISSIONS = {
  create: stackgenAppStackCreatePermission,
  update: stackgenAppStackUpdatePermission,
  overwrite: stackgenAppStackOverwritePermission,
};

interface SyncDialogProps {
  stacks: AppStackSummary[];
  /** The appStack that is looked at. */
  stack?: AppStackSummary;
  target: StartTarget;
  may: SyncPermissions;
  onSynced: (result: AppStackDetail) => void;
  onView: (result: AppStackDetail) => void;
  onClose: () => void;
}

/** Sync with StackGen: target, review, and only then something is stored. */
export function SyncDialog(props: SyncDialogProps) {
  const { stacks, stack, target, may, onSynced, onView, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { entityName } = useTabFacts();
  const [showFaults, setShowFaults] = useState(false);
  const sync = useSync(() =>
    startForm({
      entityName,
      ...target,
      stack,
      mayCreate: may.create,
      mayUpdate: may.update,
    }),
  );
  const { form, step, review, decided, result } = sync;
  const download = useDownload(result ?? { id: '', name: '' });
  const mappings = useRequest('mappings', async signal =>
    (await api.getMappings({ signal })).map(stored => stored.mapping),
  );

  const name =
    stacks.find(s => s.id === form.stackId && form.action === 'update')?.name ??
    form.name;
  const goToReview = () => {
    if (checkName(form, stacks)) {
      setShowFaults(true);
      document.getElementById('stackgen-sync-name')?.focus();
    } else {
      sync.startReview();
    }
  };
  const send = async () => {
    const synced = await sync.send();
    if (synced) {
      onSynced(synced);
    }
  };

  const working = step === 'working';
  // What was reviewed is not what would be changed any more.
  const stale =
    form.action === 'update' &&
    sync.failure !== undefined &&
    readError(sync.failure).status === 409;
  const shown = decided.value ?? review.value?.preview;
  const blocked = (() => {
    if (review.error || decided.error) {
      return t('sync.blocked.failed');
    }
    if (!review.value || review.loading) {
      return undefined;
    }
    if (stale) {
      return t('sync.blocked.stale');
    }
    if (!shown || decided.loading) {
      return t('sync.blocked.deciding');
    }
    if (shown.resources.length === 0) {
      return t('sync.blocked.empty');
    }
    return review.value.before && isEmptyDifference(shown.difference)
      ? t('sync.blocked.same')
      : undefined;
  })();
  const operation = (() => {
    if (form.action === 'create') {
      return 'create' as const;
    }
    return form.mode === 'overwrite'
      ? ('overwrite' as const)
      : ('update' as const);
  })();

  return (
    <StepDialog
      titleId="stackgen-sync-title"
      title={
        step === 'confirm' ? t('sync.confirmTitle', { name }) : t('sync.title')
      }
      step={step}
      working={working}
      onClose={onClose}
      stepper={
        (step === 'target' || step === 'review') && (
          <Stepper
            activeStep={step === 'target' ? 0 : 1}
            className={classes.stepper}
            aria-label={t('sync.steps')}
          >
            <Step>
              <StepLabel>{t('sync.target')}</StepLabel>
            </Step>
            <Step>
              <StepLabel>{t('sync.review')}</StepLabel>
            </Step>
          </Stepper>
        )
      }
      actions={
        <SyncActions
          step={step}
          operation={operation}
          ready={review.value !== undefined && !review.loading}
          blocked={blocked}
          downloading={download.busy}
          onBack={() => sync.setStep(step === 'confirm' ? 'review' : 'target')}
          onReview={goToReview}
          onConfirm={() => sync.setStep('confirm')}
          onSend={send}
          onDownload={download.download}
          onView={() => result && onView(result)}
          onClose={onClose}
        />
      }
    >
      {step === 'target' && (
        <TargetStep
          form={form}
          stacks={stacks}
          mappings={mappings.value ?? []}
          mayCreate={may.create}
          mayUpdate={may.update}
          mayOverwrite={may.overwrite}
          showFaults={showFaults}
          onChange={sync.setForm}
        />
      )}
      {step === 'review' && sync.failure && (
        <SyncFailure
          error={sync.failure}
          permission={PERMISSIONS[operation].name}
          title={t('sync.failed')}
          staleTitle={form.action === 'update' ? t('sync.stale') : undefined}
          unansweredTitle={t('sync.unanswered')}
          action={t('sync.reviewAgain')}
          onAction={sync.startReview}
        />
      )}
      {step === 'review' && review.error && (
        <SyncFailure
          error={review.error}
          permission={stackgenAppStackReadPermission.name}
          title={t('sync.failedReview')}
          action={t('common.retry')}
          onAction={review.retry}
        />
      )}
      {step === 'review' && decided.error && (
        <SyncFailure
          error={decided.error}
          permission={stackgenAppStackReadPermission.name}
          title={t('sync.failedReview')}
          action={t('common.retry')}
          onAction={decided.retry}
        />
      )}
      {step === 'review' && review.loading && (
        <WorkingStep text={t('sync.reviewing')} />
      )}
      {step === 'review' && review.value && shown && !review.loading && (
        <ReviewStep
          preview={shown}
          conflicts={review.value.preview.difference.conflicts}
          deciding={decided.loading}
          taken={sync.taken}
          onTake={sync.setTaken}
        />
      )}
      {step === 'confirm' && review.value?.before && (
        <ConfirmStep
          losses={listLosses(
            review.value.preview.difference,
            review.value.before.appStack,
          )}
        />
      )}
      {working && (
        <WorkingStep
          text={t(`sync.working.${operation}` as const, { name })}
          help={t('sync.workingHelp')}
        />
      )}
      {step === 'done' && result && (
        <DoneStep result={result} downloadError={download.error} />
      )}
    </StepDialog>
  );
}
