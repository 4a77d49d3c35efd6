import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  AppStackSummary,
  MappingEffect,
} from 'backstage-plugin-stackgen-common';
import { describeFew } from '../../common/describeFew';
import { nameOf } from '../../common/describeEntityType';
import { useErrorClasses } from '../../common/useErrorClasses';
import { ProblemList } from '../../outcome/ProblemList';
import { countChanges } from '../../sync/arrangeDifference';
import { describeCounts } from '../../sync/describeCounts';
import { useTabFacts } from '../../tab/TabContext';
import { useTexts } from '../../translation';
import { StackLink } from './StackLink';

/** More of one kind say no more. */
const MOST_NAMES = 5;

const useStyles = makeStyles(theme => ({
  problems: { marginTop: theme.spacing(1) },
  item: {
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

interface StackEffectItemProps {
  stack: AppStackSummary;
  effect: MappingEffect;
  /** It is the one that is looked at. */
  here: boolean;
}

/** One appStack, and what saving the mapping would change in it. */
export function StackEffectItem(props: StackEffectItemProps) {
  const { stack, effect, here } = props;
  const { entities, orphans, resources, files } = effect;
  const { conflicts, problems } = effect;
  const classes = useStyles();
  const errors = useErrorClasses();
  const t = useTexts();
  const { clouds } = useTabFacts();
  const cloud = clouds.find(({ name }) => name === stack.cloud);

  const few = (names: string[]) => describeFew(names, MOST_NAMES, t);
  const addresses = (change: string) =>
    resources.filter(r => r.change === change).map(r => r.address);
  const replaced = addresses('replaced');
  const removed = addresses('removed');

  return (
    <li className={classes.item}>
      <Typography>
        <strong>
          <StackLink stack={stack} />
        </strong>
        {` · ${cloud?.title ?? stack.cloud} · ${stack.region}`}
        {here && ` · ${t('mapping.save.here')}`}
      </Typography>
      <Typography variant="body2">
        {describeCounts(countChanges(resources), t) ||
          t('mapping.effect.nothing')}
        {files > 0 && ` · ${t('sync.files', { count: files })}`}
      </Typography>
      {replaced.length > 0 && (
        <Typography variant="body2" className={errors.text}>
          {t('mapping.effect.replaced', { list: few(replaced) })}
        </Typography>
      )}
      {removed.length > 0 && (
        <Typography variant="body2" className={errors.text}>
          {t('mapping.save.removed', { list: few(removed) })}
        </Typography>
      )}
      {entities.length > 0 && (
        <Typography variant="body2">
          {few(
            entities.map(({ entityRef, before, after }) =>
              t('mapping.save.becomes', {
                entity: nameOf(entityRef),
                before: t(`mapping.save.outcome.${before}` as const),
                after: t(`mapping.save.outcome.${after}` as const),
              }),
            ),
          )}
        </Typography>
      )}
      {orphans.length > 0 && (
        <Typography variant="body2">
          {t('mapping.save.orphans', { list: few(orphans.map(nameOf)) })}
        </Typography>
      )}
      {conflicts.length > 0 && (
        <Typography variant="body2">
          {t('mapping.save.conflicts', { count: conflicts.length })}
        </Typography>
      )}
      {problems.length > 0 && (
        <div className={classes.problems}>
          <ProblemList problems={problems} />
        </div>
      )}
    </li>
  );
}
