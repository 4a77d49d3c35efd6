import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type {
  MappingRule,
  PreviewResponse,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { describeFew } from '../common/describeFew';
import { ExplainedButton } from '../common/ExplainedButton';
import { useErrorClasses } from '../common/useErrorClasses';
import { ProblemList } from '../outcome/ProblemList';
import { describeError } from '../request/describeError';
import { describeCounts } from '../sync/describeCounts';
import { useTexts } from '../translation';
import { mappingEffect } from './mappingEffect';

const useStyles = makeStyles(theme => ({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    marginTop: theme.spacing(2),
    padding: theme.spacing(2, 3),
    borderTop: `1px solid ${theme.palette.divider}`,
    // There the portal's own bar lies over the bottom of the page.
    [theme.breakpoints.down('xs')]: { position: 'static' },
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  words: { flex: '1 1 300px', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  problems: { marginTop: theme.spacing(1), maxHeight: 220, overflowY: 'auto' },
}));

/** More names than these say no more. */
const MOST_NAMES = 3;

const EFFECT_ID = 'stackgen-mapping-effect';

interface EffectBarProps {
  /** What the stored mapping gives, and what the edited one gives. */
  stored?: PreviewResponse;
  edited?: PreviewResponse;
  stackName?: string;
  dirty: boolean;
  /** The rules that are not as they are saved. */
  changed: MappingRule[];
  /** Fields whose text is no value. */
  faultCount: number;
  /** How many appStacks use the mapping beside the one that is shown. */
  others: number;
  working: boolean;
  error?: Error;
  /** With readable places. */
  problems: Problem[];
  saving: boolean;
  /** The edits may not be saved. */
  disabled: boolean;
  /** Id of the element that says why not. */
  disabledId: string;
  onUndo: () => void;
  onDiscard: () => void;
  onSave: () => void;
}

/** What the edits would do, and what to do with them. Always in sight. */
export function EffectBar(props: EffectBarProps) {
  const { stored, edited, stackName, dirty, changed, others, working } = props;
  const { error, problems, faultCount, saving, disabled, disabledId } = props;
  const { onUndo, onDiscard, onSave } = props;
  const classes = useStyles();
  const errors = useErrorClasses();
  const t = useTexts();

  const describe = () => {
    if (faultCount > 0) {
      return (
        <Typography className={errors.text}>
          {t('mapping.effect.invalid', { count: faultCount })}
        </Typography>
      );
    }
    if (!dirty) {
      return <Typography>{t('mapping.effect.none')}</Typography>;
    }
    if (error && problems.length > 0) {
      // They stand below, and at their fields.
      return (
        <Typography className={errors.text}>
          {t('mapping.effect.mistakes', { count: problems.length })}
        </Typography>
      );
    }
    if (error) {
      return (
        <Alert severity="error">
          {t('mapping.effect.failed', { message: describeError(error, t) })}
        </Alert>
      );
    }
    if (working || !stored || !edited) {
      return (
        <Typography color="textSecondary">
          {t('mapping.effect.working')}
        </Typography>
      );
    }
    const effect = mappingEffect(stored, edited);
    const counts = describeCounts(
      {
        replaced: effect.replaced.length,
        added: effect.added.length,
        changed: effect.changed.length,
        removed: effect.removed.length,
      },
      t,
    );
    return (
      <>
        <Typography variant="body2" color="textSecondary">
          {stackName
            ? t('mapping.effect.stack', { name: stackName })
            : t('mapping.effect.start')}
        </Typography>
        <Typography>
          <strong>{counts || t('mapping.effect.nothing')}</strong>
          {' · '}
          {t('mapping.effect.entities', {
            included: String(edited.included.length),
            none: String(edited.noInfrastructure.length),
            skipped: String(edited.skipped.length),
          })}
        </Typography>
        {effect.replaced.length > 0 && (
          <Typography className={errors.text}>
            {t('mapping.effect.replaced', {
              list: effect.replaced.join(', '),
            })}
          </Typography>
        )}
      </>
    );
  };

  const names = describeFew(
    changed.map(rule => rule.title ?? rule.id),
    MOST_NAMES,
    t,
  );
  const idle = { blocked: !dirty || saving, reasonId: EFFECT_ID };

  return (
    <Paper
      square
      elevation={4}
      className={classes.bar}
      component="section"
      aria-label={t('mapping.effect.region')}
    >
      <div className={classes.row}>
        <div id={EFFECT_ID} className={classes.words} role="status">
          {dirty && (
            <Typography variant="body2">
              <strong>{t('mapping.effect.unsaved')}</strong>
              {names && `: ${names}`}
            </Typography>
          )}
          {describe()}
          {dirty && others > 0 && (
            <Typography variant="body2" color="textSecondary">
              {t('mapping.effect.others', { count: others })}
            </Typography>
          )}
        </div>
        <div className={classes.actions}>
          <ExplainedButton {...idle} onClick={onUndo}>
            {t('mapping.effect.undo')}
          </ExplainedButton>
          <ExplainedButton {...idle} onClick={onDiscard}>
            {t('mapping.effect.discard')}
          </ExplainedButton>
          <ExplainedButton
            variant="contained"
            color="primary"
            blocked={idle.blocked || disabled}
            reasonId={disabled ? disabledId : EFFECT_ID}
            onClick={onSave}
          >
            {saving ? t('mapping.effect.saving') : t('mapping.effect.save')}
          </ExplainedButton>
        </div>
      </div>
      {problems.length > 0 && (
        <div className={classes.problems}>
          <ProblemList problems={problems} />
        </div>
      )}
    </Paper>
  );
}
