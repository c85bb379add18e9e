"""How skills, causes, replies and jobs are called in the workshop."""

from collections.abc import Mapping

from app.flows.dealership.facts.tracks import Job
from app.flows.dealership.facts.workshop import Cause, Check, Did, Moved, Reply, Skill, Symptom
from app.kernel.text import T, Text

SKILLS: Mapping[Skill, Text] = {
    Skill.UPKEEP: T("Maintenance", "skill"),
    Skill.ENGINE: T("Engine", "skill"),
    Skill.CHASSIS: T("Chassis", "skill"),
    Skill.ELECTRIC: T("Electrics", "skill"),
    Skill.HIGH_VOLTAGE: T("High voltage", "skill"),
    Skill.BODY: T("Body", "skill"),
    Skill.PAINT: T("Paint", "skill"),
}
SAYS = T("The customer's answer")
CAUSES: Mapping[Cause, Text] = {
    Cause.PARTS: T("Parts", "cause"),
    Cause.CONSENT: T("Consent", "cause"),
    Cause.BAY: T("Bay", "cause"),
    Cause.EXPERT: T("Expert", "cause"),
    Cause.QUEUE: T("Queue", "cause"),
    Cause.ADDED_WORK: T("Added work", "cause"),
    Cause.REWORK: T("Rework", "cause"),
    Cause.PACE: T("Pace", "cause"),
}
REPLIES: Mapping[Reply, Text] = {
    Reply.ACCEPTED: T("Accepts", "reply"),
    Reply.UNDERSTOOD: T("Understands", "reply"),
    Reply.OBJECTS: T("Objects", "reply"),
    Reply.NOT_REACHED: T("Not reached", "reply"),
}
SYMPTOMS: Mapping[Symptom, Text] = {
    Symptom.CONFIRMED: T("Symptom confirmed", "symptom"),
    Symptom.NOT_FOUND: T("Not found", "symptom"),
    Symptom.OTHER: T("Something else", "symptom"),
}
MOVED: Mapping[Moved, Text] = {
    Moved.YES: T("Yes, they may", "belongings"),
    Moved.NO: T("No, leave them", "belongings"),
}
CHECKS: Mapping[Check, Text] = {
    Check.OWN: T("Own check", "inspection"),
    Check.TEAM: T("Team leader", "inspection"),
    Check.INSPECTION: T("Inspector", "inspection"),
    Check.DESK: T("Adviser", "inspection"),
}
JOBS: Mapping[Job, tuple[Text, str, str]] = {
    Job.OPEN: (T("to be done", "job"), "mute", "circle-dashed"),
    Job.IN_WORK: (T("in work", "job"), "info", "circle-play"),
    Job.WAITING: (T("waits", "job"), "warn", "circle-pause"),
    Job.DONE: (T("done", "job"), "ok", "check"),
    Job.DROPPED: (T("dropped", "job"), "mute", "ban"),
}
"""Word, tone and icon of where a job stands."""
LOGGED: Mapping[Did, Text] = {
    Did.HANDED: T("Handed over", "log"),
    Did.SENT_BACK: T("Sent back", "log"),
    Did.CLOCKED_OFF: T("Clocked off", "log"),
    Did.CHANGED: T("Change", "log"),
    Did.TOLD: T("Customer", "log"),
    Did.DRAWN: T("Parts drawn", "log"),
    Did.PROVIDED: T("While in repair", "log"),
    Did.CHECKED: T("Passed", "log"),
    Did.FAILED: T("Not passed", "log"),
    Did.RECEIVED: T("Received by the team", "log"),
    Did.ENTERED: T("Got into the car", "log"),
    Did.ASKED: T("Belongings in the way", "log"),
    Did.ANSWERED: T("Belongings, customer", "log"),
}
"""What of the log a panel tells."""
