import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import RemoveIcon from '@material-ui/icons/Remove';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Generation,
  SkippedEntity,
} from 'backstage-plugin-stackgen-common';
import { describeEntityType, kindOf } from '../common/describeEntityType';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  wrapper: { overflowX: 'auto' },
  // Narrow screens scroll; columns of single letters help nobody.
  table: { minWidth: 560 },
  icon: { width: theme.spacing(5), paddingRight: 0 },
  row: {
    '& td': { verticalAlign: 'top', lineHeight: 1.4 },
    '&:last-child td': { border: 0 },
  },
  included: { color: theme.palette.status.ok },
  skipped: { color: theme.palette.status.warning },
  details: {
    marginTop: theme.spacing(0.5),
    '& summary': { cursor: 'pointer', color: theme.palette.text.secondary },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  entity: { minWidth: 160, overflowWrap: 'anywhere' },
  type: { minWidth: 110, wordBreak: 'normal' },
}));

type Outcome = Pick<Generation, 'included' | 'noInfrastructure' | 'skipped'>;

interface OutcomeTableProps {
  outcome: Outcome;
  /** Ways to mend a skipped entity on the spot; none when not given. */
  onChoose?: (skipped: SkippedEntity) => void;
  onIgnore?: (skipped: SkippedEntity) => void;
}

/** Every entity and what it becomes; those that were skipped say why. */
export function OutcomeTable(props: OutcomeTableProps) {
  const { outcome, onChoose, onIgnore } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.wrapper}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('outcome.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell className={classes.icon} aria-hidden="true" />
            <TableCell>{t('outcome.entity')}</TableCell>
            <TableCell>{t('outcome.type')}</TableCell>
            <TableCell>{t('outcome.becomes')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {outcome.included.map(entity => (
            <TableRow key={entity.entityRef} className={classes.row}>
              <TableCell className={classes.icon} aria-hidden="true">
                <CheckIcon fontSize="small" className={classes.included} />
              </TableCell>
              <TableCell className={classes.entity}>
                <EntityRefLink entityRef={entity.entityRef} hideIcon />
              </TableCell>
              <TableCell className={classes.type}>
                {describeEntityType(entity.entityRef, entity.entityType)}
              </TableCell>
              <TableCell>
                {entity.resourceTypeTitle} · {entity.implementationTitle}
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  {t('outcome.rule', { rule: entity.rule })}
                </Typography>
              </TableCell>
            </TableRow>
          ))}
          {outcome.noInfrastructure.map(entity => (
            <TableRow key={entity.entityRef} className={classes.row}>
              <TableCell className={classes.icon} aria-hidden="true">
                <RemoveIcon fontSize="small" color="disabled" />
              </TableCell>
              <TableCell className={classes.entity}>
                <EntityRefLink entityRef={entity.entityRef} hideIcon />
              </TableCell>
              <TableCell className={classes.type}>
                {describeEntityType(entity.entityRef, entity.entityType)}
              </TableCell>
              <TableCell>
                {t('outcome.noneReason', { reason: entity.reason })}
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  {t('outcome.rule', { rule: entity.rule })}
                </Typography>
              </TableCell>
            </TableRow>
          ))}
          {outcome.skipped.map(entity => {
            const type = describeEntityType(
              entity.entityRef,
              entity.entityType,
            );
            return (
              <TableRow key={entity.entityRef} className={classes.row}>
                <TableCell className={classes.icon} aria-hidden="true">
                  <WarningIcon fontSize="small" className={classes.skipped} />
                </TableCell>
                <TableCell className={classes.entity}>
                  <EntityRefLink entityRef={entity.entityRef} hideIcon />
                </TableCell>
                <TableCell className={classes.type}>
                  {entity.entityType
                    ? type
                    : `${kindOf(entity.entityRef)} · ${t('outcome.noType')}`}
                </TableCell>
                <TableCell>
                  {t('outcome.skippedReason', { reason: entity.reason })}
                  <details className={classes.details}>
                    <summary>{t('outcome.mend')}</summary>
                    {entity.mend}
                  </details>
                  {(onChoose || onIgnore) && (
                    <div className={classes.actions}>
                      {onChoose && (
                        <Button
                          size="small"
                          variant="outlined"
                          onClick={() => onChoose(entity)}
                          aria-label={t('outcome.chooseFor', { type })}
                        >
                          {t('outcome.choose')}
                        </Button>
                      )}
                      {onIgnore && (
                        <Button
                          size="small"
                          onClick={() => onIgnore(entity)}
                          aria-label={t('outcome.ignoreFor', { type })}
                        >
                          {t('outcome.ignore')}
                        </Button>
                      )}
                    </div>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
