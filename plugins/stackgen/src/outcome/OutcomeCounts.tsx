import Typography from '@material-ui/core/Typography';
import type { Generation } from 'backstage-plugin-stackgen-common';
import { useTexts } from '../translation';

/** "6 entities become infrastructure, 2 need none, 1 is skipped." */
export function OutcomeCounts(props: {
  outcome: Pick<Generation, 'included' | 'noInfrastructure' | 'skipped'>;
  className?: string;
}) {
  const { outcome, className } = props;
  const t = useTexts();
  const parts = [
    t('start.countIncluded', { count: outcome.included.length }),
    ...(outcome.noInfrastructure.length > 0
      ? [t('start.countNone', { count: outcome.noInfrastructure.length })]
      : []),
    ...(outcome.skipped.length > 0
      ? [t('start.countSkipped', { count: outcome.skipped.length })]
      : []),
  ];
  return (
    <Typography variant="subtitle1" component="p" className={className}>
      {parts.join(', ')}.
    </Typography>
  );
}
