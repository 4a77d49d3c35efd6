import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../translation';
import { useLongerThan } from './useLongerThan';

/** Nothing at first, grey lines after 300 ms, words when it takes long. */
export function Loading(props: { lines?: number }) {
  const { lines = 5 } = props;
  const t = useTexts();
  const visible = useLongerThan(300, true);
  const slow = useLongerThan(5000, true);
  if (!visible) {
    return null;
  }
  return (
    <div role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={36} width={`${95 - (index % 3) * 15}%`} />
      ))}
      {slow && (
        <Typography color="textSecondary">{t('common.loadingSlow')}</Typography>
      )}
    </div>
  );
}
