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
import { measured, forScreenReaders, upTo } from '../common/narrow';
import { useTexts } from '../translation';

/** With less room what it becomes stands below the entity. */
const TABLE = 560;
const stacked = { display: 'block', border: 0 };
const beside = {
  ...stacked,
  gridColumn: 2,
  minWidth: 0,
  paddingTop: 0,
  paddingBottom: 2,
};

const useStyles = makeStyles(theme => ({
  wrapper: measured,
  table: { [upTo(TABLE)]: { display: 'block' } },
  head: { [upTo(TABLE)]: forScreenReaders },
  body: { [upTo(TABLE)]: { display: 'block' } },
  icon: {
    width: theme.spacing(5),
    paddingRight: 0,
    [upTo(TABLE)]: { ...stacked, gridRow: '1 / span 3', paddingTop: 0 },
  },
  row: {
    '& td': { verticalAlign: 'top', lineHeight: 1.4 },
    '&:last-child td': { border: 0 },
    [upTo(TABLE)]: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      padding: theme.spacing(1, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
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
  entity: { minWidth: 160, overflowWrap: 'anywhere', [upTo(TABLE)]: beside },
  type: {
    minWidth: 110,
    wordBreak: 'normal',
    [upTo(TABLE)]: { ...beside, color: theme.palette.text.secondary },
  },
  becomes: { [upTo(TABLE)]: { ...beside, overflowWrap: 'anywhere' } },
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
        role="table"
        size="small"
        className={classes.table}
        aria-label={t('outcome.table')}
      >
        <TableHead role="rowgroup" className={classes.head}>
          <TableRow role="row">
            <TableCell className={classes.icon} aria-hidden="true" />
            <TableCell role="columnheader">{t('outcome.entity')}</TableCell>
            <TableCell role="columnheader">{t('outcome.type')}</TableCell>
            <TableCell role="columnheader">{t('outcome.becomes')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup" className={classes.body}>
          {outcome.included.map(entity => (
            <TableRow role="row" key={entity.entityRef} className={classes.row}>
              <TableCell className={classes.icon} aria-hidden="true">
                <CheckIcon fontSize="small" className={classes.included} />
              </TableCell>
              <TableCell role="cell" className={classes.entity}>
                <EntityRefLink entityRef={entity.entityRef} hideIcon />
              </TableCell>
              <TableCell role="cell" className={classes.type}>
                {describeEntityType(entity.entityRef, entity.entityType)}
              </TableCell>
              <TableCell role="cell" className={classes.becomes}>
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
            <TableRow role="row" key={entity.entityRef} className={classes.row}>
              <TableCell className={classes.icon} aria-hidden="true">
                <RemoveIcon fontSize="small" color="disabled" />
              </TableCell>
              <TableCell role="cell" className={classes.entity}>
                <EntityRefLink entityRef={entity.entityRef} hideIcon />
              </TableCell>
              <TableCell role="cell" className={classes.type}>
                {describeEntityType(entity.entityRef, entity.entityType)}
              </TableCell>
              <TableCell role="cell" className={classes.becomes}>
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
              <TableRow
                role="row"
                key={entity.entityRef}
                className={classes.row}
              >
                <TableCell className={classes.icon} aria-hidden="true">
                  <WarningIcon fontSize="small" className={classes.skipped} />
                </TableCell>
                <TableCell role="cell" className={classes.entity}>
                  <EntityRefLink entityRef={entity.entityRef} hideIcon />
                </TableCell>
                <TableCell role="cell" className={classes.type}>
                  {entity.entityType
                    ? type
                    : `${kindOf(entity.entityRef)} · ${t('outcome.noType')}`}
                </TableCell>
                <TableCell role="cell" className={classes.becomes}>
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
