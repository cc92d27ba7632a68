# Home Assistant puts probatio in the place of voluptuous; its types are the ones that count.
from probatio import *
