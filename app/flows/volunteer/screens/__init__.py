"""The tab of the volunteer centre: collections by class, the pile, the appraisal."""
