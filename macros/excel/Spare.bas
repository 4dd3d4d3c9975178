Attribute VB_Name = "Spare"
Option Explicit
Option Private Module

' With "WARM","1" in the conf file: hands a click to a Python that was started ahead, a spare,
' and starts the next one. What the files between the two mean is told in addin/mailbox.py.
' Whatever is in the way before the request is written: Python is started as without a spare.
' What takes a file or starts a program asks for an Outside, which no cell and no shape has.

Public Function IsWarm(ByVal Conf As String) As Boolean
    IsWarm = ConfValue(Conf, "WARM") = "1"
End Function

' Waits for a spare's answer and ends with it as its exit status. The spare works meanwhile, and
' Excel serves it as it serves a button's own process: no loop here, no Sleep of Windows.
Public Function WaitCommand(ByVal Interpreter As String, ByVal SpareName As String) As String
    WaitCommand = PythonCommand(Interpreter, "import addin.mailbox; addin.mailbox.wait()") & _
        " --spare=" & SpareName
End Function

Public Function SpareCommand(ByVal Interpreter As String, ByVal Hwnd As String) As String
    SpareCommand = PythonCommand(Interpreter, "import addin.spare; addin.spare.wait()") & _
        " --hwnd=" & Chr(34) & Hwnd & Chr(34)
End Function

' What a spare reads: lines as in the conf file.
Public Function RequestText(ByVal FunctionName As String, ByVal Book As String) As String
    RequestText = ConfLine("FUNCTION", FunctionName) & ConfLine("BOOK", Book)
End Function

' Hands a click to a spare of this Excel window; returns its name, or nothing where none took it.
Public Function TakenBy(ByVal FunctionName As String, ByVal Book As String, _
        ByVal world As Outside) As String
    Dim names As Variant
    Dim place As Long
    On Error GoTo Nobody
    names = ReadyNames(world)
    For place = LBound(names) To UBound(names)
        If TakenBy = "" And names(place) <> "" Then
            If Takes(names(place), RequestText(FunctionName, Book), world) Then
                TakenBy = names(place)
            End If
        End If
    Next place
Nobody:
End Function

' Starts a spare for the next click, where this Excel window has none; never says anything.
Public Sub KeepOne(ByVal Interpreter As String, ByVal world As Outside)
    Dim command As String
    On Error GoTo Nobody  ' the clerk has what she clicked for
    If UBound(ReadyNames(world)) > 0 Then Exit Sub
    command = SpareCommand(Interpreter, world.Hwnd())
    If world.Expanded(command) = command Then world.Start command
Nobody:
End Sub

' True when a spare has the request. The renaming can be done once: no spare takes two.
Private Function Takes(ByVal SpareName As String, ByVal Request As String, _
        ByVal world As Outside) As Boolean
    Dim path As String
    Dim ours As Boolean
    path = Mailbox(world) & SpareName
    On Error GoTo GivenUp
    world.Rename path & ".ready", path & ".taken"
    ours = True
    If IsAlive(path & ".lock", world) Then
        world.WriteText path & ".new", Request
        world.Rename path & ".new", path & ".request"
        Takes = True
    Else
        Discard path & ".taken", world
    End If
    Exit Function
GivenUp:
    If ours Then
        Discard path & ".taken", world
        Discard path & ".new", world
    End If
End Function

' Windows deletes no file that a living process holds open.
Private Function IsAlive(ByVal LockFile As String, ByVal world As Outside) As Boolean
    If world.IsFile(LockFile) Then
        Discard LockFile, world
        IsAlive = world.IsFile(LockFile)
    End If
End Function

Private Sub Discard(ByVal Path As String, ByVal world As Outside)
    On Error GoTo Held
    world.Delete Path
Held:
End Sub

' The spares of this Excel window that wait for a click; the last of a list of some is empty.
Private Function ReadyNames(ByVal world As Outside) As Variant
    Dim files As Variant
    Dim found As String
    Dim place As Long
    On Error GoTo Listed
    files = Split(world.FilesIn(Mailbox(world)), "|")
    For place = LBound(files) To UBound(files)
        If IsReady(files(place), world.Hwnd()) Then
            found = found & Left(files(place), Len(files(place)) - Len(".ready")) & "|"
        End If
    Next place
Listed:
    ReadyNames = Split(found, "|")
End Function

' True for <hwnd>-<hex>.ready: the name goes into a command line.
Private Function IsReady(ByVal FileName As String, ByVal Hwnd As String) As Boolean
    Dim start As String
    Dim place As Long
    start = Hwnd & "-"
    If Left(FileName, Len(start)) <> start Or Right(FileName, 6) <> ".ready" Then Exit Function
    IsReady = Len(FileName) > Len(start) + 6
    For place = Len(start) + 1 To Len(FileName) - 6
        If InStr(1, "0123456789abcdef", Mid(FileName, place, 1), vbBinaryCompare) = 0 Then
            IsReady = False
        End If
    Next place
End Function

Private Function Mailbox(ByVal world As Outside) As String
    Mailbox = world.Expanded("%LOCALAPPDATA%") & "\taizhang\spare\"
End Function
