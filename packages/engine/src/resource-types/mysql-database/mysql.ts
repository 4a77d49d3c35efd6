/** MySQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
export const PORT = 3306;

/** Statements that take longer are written to the log. */
export const SLOW_STATEMENT_SECONDS = 1;
