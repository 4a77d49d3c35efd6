import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { AppStackSummary } from 'backstage-plugin-stackgen-common';
import { describeError } from '../../request/describeError';
import { useTexts } from '../../translation';
import { arrangeEffects } from './arrangeEffects';
import { StackEffectItem } from './StackEffectItem';
import { StackLink } from './StackLink';
import { MOST_AT_ONCE, type useStackEffects } from './useStackEffects';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  part: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
  details: {
    marginTop: theme.spacing(2),
    '& summary': { ...theme.typography.body2, cursor: 'pointer' },
  },
}));

interface StackEffectsProps {
  stacks: AppStackSummary[];
  /** How many more there are that may not be seen. */
  hidden: number;
  looks: ReturnType<typeof useStackEffects>;
  /** Id of the appStack that is looked at. */
  here?: string;
}

/** What saving would change, appStack by appStack, and what nobody knows. */
export function StackEffects(props: StackEffectsProps) {
  const { stacks, hidden, looks, here } = props;
  const { effects, looking, stop, goOn } = looks;
  const classes = useStyles();
  const t = useTexts();
  const { changing, same, failed, unseen } = arrangeEffects(stacks, effects);
  const known = changing.length + same.length;
  const unknown = Math.min(unseen.length + failed.length, MOST_AT_ONCE);

  return (
    <>
      <div role="status">
        {looking && stacks.length > 0 ? (
          <Typography>
            {t('mapping.save.looking', {
              done: String(effects.size),
              count: stacks.length,
            })}
          </Typography>
        ) : (
          <Typography>
            {stacks.length + hidden === 0
              ? t('mapping.save.unused')
              : known > 0 &&
                t('mapping.save.changing', {
                  changing: String(changing.length),
                  count: known,
                })}
          </Typography>
        )}
      </div>
      {looking && stacks.length > 0 && (
        <>
          <LinearProgress
            aria-label={t('mapping.save.progress')}
            variant="determinate"
            value={(100 * effects.size) / stacks.length}
          />
          <Button size="small" onClick={stop}>
            {t('mapping.save.stop')}
          </Button>
        </>
      )}
      {changing.length > 0 && (
        <ul className={classes.list} aria-label={t('mapping.save.list')}>
          {changing.map(({ stack, effect }) => (
            <StackEffectItem
              key={stack.id}
              stack={stack}
              effect={effect}
              here={stack.id === here}
            />
          ))}
        </ul>
      )}
      {same.length > 0 && (
        <details className={classes.details}>
          <summary>{t('mapping.save.same', { count: same.length })}</summary>
          <ul className={classes.list}>
            {same.map(stack => (
              <Typography key={stack.id} variant="body2" component="li">
                <StackLink stack={stack} />
              </Typography>
            ))}
          </ul>
        </details>
      )}
      {failed.length > 0 && (
        <Alert severity="error" className={classes.part}>
          {t('mapping.save.failed')}
          <ul className={classes.list}>
            {failed.map(({ stack, error }) => (
              <li key={stack.id}>
                <StackLink stack={stack} />
                {`: ${describeError(error, t)}`}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {!looking && unknown > 0 && (
        <Alert
          severity="info"
          className={classes.part}
          action={
            <Button color="inherit" size="small" onClick={goOn}>
              {t('mapping.save.goOn', { count: unknown })}
            </Button>
          }
        >
          {t('mapping.save.unknown', { count: unseen.length + failed.length })}
        </Alert>
      )}
      {hidden > 0 && (
        <Typography className={classes.part}>
          {t('mapping.save.hidden', { count: hidden })}
        </Typography>
      )}
    </>
  );
}
