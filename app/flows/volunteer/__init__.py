"""志愿服务: honest hours of students, appraised, stamped and kept in a ledger (article 6)."""
